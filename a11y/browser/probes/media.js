// Installed once for a page, in an isolated world. What audio and video elements are, as far as they have been loaded.
"use strict";
globalThis.a11yMedia = (() => {
  const PATIENCE = 3000;  // ms for the browser to read how long a file is

  const LARGEST = 20e6;   // bytes of a file that is listened to
  const RATE = 8000;      // samples a second: enough to hear whether there is anything
  const SILENCE = 0.001;  // of the loudest: what is below is not heard

  const elements = () => Array.from(document.querySelectorAll("audio, video"));

  const known = (element) => element.readyState >= HTMLMediaElement.HAVE_METADATA || element.error
    || element.networkState === HTMLMediaElement.NETWORK_NO_SOURCE
    || element.networkState === HTMLMediaElement.NETWORK_EMPTY;

  const loaded = (all) => new Promise((resolve) => {
    const waiting = new Set(all.filter((element) => element.autoplay && !known(element)));
    if (!waiting.size) { resolve(); return; }
    const end = setTimeout(resolve, PATIENCE);
    for (const element of waiting) {
      for (const event of ["loadedmetadata", "error", "emptied"]) {
        element.addEventListener(event, () => {
          waiting.delete(element);
          if (!waiting.size) { clearTimeout(end); resolve(); }
        }, { once: true });
      }
      const last = Array.from(element.querySelectorAll("source")).pop();
      if (last) last.addEventListener("error", () => {
        waiting.delete(element);
        if (!waiting.size) { clearTimeout(end); resolve(); }
      }, { once: true });
    }
  });

  const sound = (element) => {
    if (element.readyState < HTMLMediaElement.HAVE_METADATA) return null;
    if (element.localName === "audio") return true;
    try {
      const stream = element.captureStream();
      const heard = stream.getAudioTracks().length > 0;
      for (const track of stream.getTracks()) track.stop();
      return heard;
    } catch { return null; }  // another site's file, which may not be read
  };

  // the part of the file that its address asks for: #t=8,10 (Media Fragments URI 1.0)
  const seconds = (element) => {
    if (element.readyState < HTMLMediaElement.HAVE_METADATA) return null;
    const whole = element.duration;
    const part = /[#&]t=(?:npt:)?([\d.]*)(?:,([\d.]+))?(?:&|$)/.exec(element.currentSrc);
    const begin = part && part[1] ? Number(part[1]) : 0;
    const end = Math.min(part && part[2] ? Number(part[2]) : Infinity, whole);
    return Number.isFinite(end) ? Math.max(end - begin, 0) : null;
  };

  // Whether anything is heard in it: a track of a film may be silent. Asked only where it is said to begin by itself.
  const heard = async (element) => {
    const known = sound(element);
    if (!known || !(element.autoplay || !element.paused) || element.muted || element.volume === 0) return known;
    const close = new AbortController();
    const late = setTimeout(() => close.abort(), PATIENCE);
    try {
      const answer = await fetch(element.currentSrc, { signal: close.signal });
      if (Number(answer.headers.get("content-length")) > LARGEST) return null;
      const file = await answer.arrayBuffer();
      if (file.byteLength > LARGEST) return null;
      const read = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(file);
      for (let channel = 0; channel < read.numberOfChannels; channel += 1) {
        if (read.getChannelData(channel).some((level) => Math.abs(level) > SILENCE)) return true;
      }
      return false;
    } catch { return null; }  // another site's file, or one that cannot be read
    finally { clearTimeout(late); }
  };

  const facts = async () => {
    const all = elements();
    await loaded(all);
    const sounds = await Promise.all(all.map(heard));
    return all.map((element, place) => ({
      by_itself: element.autoplay || !element.paused,
      muted: element.muted || element.volume === 0,
      controls: element.controls,
      sound: sounds[place],
      seconds: seconds(element),
      endless: element.loop || element.duration === Infinity,
    }));
  };

  return { elements, facts };
})();
