// The ceremonies of security keys. A form with data-webauthn="create" or "get" asks the browser for a credential when
// it is sent, puts the answer into its hidden field, and goes on its way. What to ask for stands in the page, or comes from
// the address in data-webauthn-options. All words come from the page.
"use strict";

const toBytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const readList = (list) => (list ?? []).map((item) => ({ ...item, id: toBytes(item.id) }));

async function readOptions(kind, form) {
  const address = form.dataset.webauthnOptions;
  let data;
  if (address) {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    data = await answer.json();
  } else {
    data = JSON.parse(document.getElementById("webauthn-options").textContent);
  }
  const options = kind === "create" ? data.creation_options : data.request_options;
  const key = { ...options.publicKey, challenge: toBytes(options.publicKey.challenge) };
  if (kind === "create") {
    if (form.elements.passwordless?.checked) {
      const wanted = { residentKey: "required", requireResidentKey: true, userVerification: "required" };
      key.authenticatorSelection = { ...key.authenticatorSelection, ...wanted };
    }
    key.user = { ...key.user, id: toBytes(key.user.id) };
    key.excludeCredentials = readList(key.excludeCredentials);
  } else {
    key.allowCredentials = readList(key.allowCredentials);
  }
  return { publicKey: key };
}

function writeCredential(credential) {
  const response = {};
  for (const name of ["attestationObject", "authenticatorData", "clientDataJSON", "signature", "userHandle"]) {
    if (credential.response[name]) {
      response[name] = toText(credential.response[name]);
    }
  }
  if (credential.response.getTransports) {
    response.transports = credential.response.getTransports();
  }
  return {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
}

function reason(error) {
  if (error.name === "InvalidStateError") {
    return "registered";
  }
  return error.name === "NotAllowedError" || error.name === "AbortError" ? "cancelled" : "failed";
}

function prepare(form) {
  const kind = form.dataset.webauthn;
  const status = form.querySelector("[data-webauthn-status]");
  const alert = form.querySelector("[data-webauthn-error]");
  let busy = false;

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy) {
      return;
    }
    alert.textContent = "";
    if (!window.PublicKeyCredential) {
      alert.textContent = alert.dataset.unsupported;
      return;
    }
    busy = true;
    status.textContent = status.dataset.waiting;
    try {
      const credential = await navigator.credentials[kind](await readOptions(kind, form));
      form.elements.credential.value = JSON.stringify(writeCredential(credential));
      form.submit();
    } catch (error) {
      status.textContent = "";
      alert.textContent = alert.dataset[reason(error)];
      busy = false;
    }
  });
}

document.querySelectorAll("form[data-webauthn]").forEach(prepare);
