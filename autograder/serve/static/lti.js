"use strict";
// What a page between an LMS and us does by itself. Each works by hand too, or says what to do.
const at = document.getElementById("lti");

// The LMS's own storage, in the frame that it names; null where nobody answers within two seconds.
const ask = (message) => new Promise((resolve) => {
  const { target, origin } = at.dataset;
  const id = crypto.getRandomValues(new Uint32Array(4)).join("-");
  const over = setTimeout(() => resolve(null), 2000);
  window.addEventListener("message", ({ data, origin: from }) => {
    if (from !== origin || !data || data.message_id !== id || data.error) return;
    clearTimeout(over);
    resolve(data);
  });
  const top = window.parent === window ? window.opener : window.parent;
  const frame = target === "_parent" ? top : top?.frames[target];
  (frame ?? top)?.postMessage({ ...message, message_id: id }, origin);
});

const acts = {
  async go() {
    const { onward, probe, target, key, state } = at.dataset;
    const has = document.cookie.split("; ").some((one) => one.startsWith(`${probe}=`));
    if (has || (target && await ask({ subject: "lti.put_data", key, value: state }))) {
      location.replace(onward);
    }
  },
  async prove() {
    const said = await ask({ subject: "lti.get_data", key: at.dataset.key });
    if (!said || typeof said.value !== "string") return;
    at.elements.state.value = said.value;
    at.submit();
  },
  async look() {
    const answer = await fetch("/yo/session");
    if (answer.status === 204) location.replace(at.dataset.onward);
  },
  close() {
    const message = { subject: "org.imsglobal.lti.close" };
    const lms = window.opener ?? (window.parent === window ? null : window.parent);
    lms?.postMessage(message, "*");
  },
  submit() { at.submit(); },
};
if (at) acts[at.dataset.act]();
