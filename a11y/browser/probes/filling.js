// Installed once for a page, in the isolated world: fills in what a form needs before a browser lets it be sent.
"use strict";
globalThis.a11yFilling = (() => {
  const FITTING = { email: "someone@example.org", url: "https://example.org/", number: "1", tel: "1234567890", date: "2030-01-31", time: "10:00", month: "2030-01", week: "2030-W05",
    "datetime-local": "2030-01-31T10:00", search: "a", text: "a", password: "a" };

  // A value for a field that must have one, as far as its attributes tell which fit.
  const fill = (field) => {
    if (field.type === "radio" || field.type === "checkbox") field.checked = true;
    else if (field.localName === "select") field.value = Array.from(field.options).find((one) => one.value && !one.disabled)?.value ?? "";
    else if (field.localName === "textarea" || FITTING[field.type]) {
      const least = Number(field.getAttribute("minlength")) || 0;
      const digits = /\\d|0-9/.test(field.pattern || "");
      field.value = field.min || (digits ? "123456" : FITTING[field.type] || "a").padEnd(least, digits ? "1" : "a");
    }
  };

  // A browser sends no form whose fields it finds empty or wrong: whoever presses the button has filled them in.
  const fillIn = (button) => {
    const form = button.form;
    if (!form || form.noValidate || button.formNoValidate || form.checkValidity()) return;
    for (const field of form.elements) if (field.willValidate && !field.checkValidity() && !field.value.trim()) fill(field);
    // whoever writes a password twice may mistype it
    const passwords = Array.from(form.elements).filter((field) => field.type === "password" && field.value);
    if (passwords.length > 1) passwords[passwords.length - 1].value += "b";
  };

  return { fillIn };
})();
