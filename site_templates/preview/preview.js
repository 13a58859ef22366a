// Of the preview only: shows the problems above the page, and loads the page anew when it has changed.
// A tab that nobody looks at does not listen: a browser keeps few connections to one server.
"use strict";
{
  const { page, news } = document.currentScript.dataset;
  const place = document.getElementById("voorbeeld");
  let source = null;
  let shown = null;

  const show = (report) => {
    if (report === shown) return;
    shown = report;
    // What came with the page already stands there; only something else has to be read out.
    const fresh = document.createElement("div");
    fresh.innerHTML = report;
    if (fresh.innerHTML !== place.innerHTML) place.innerHTML = report;
  };

  const listen = () => {
    source?.close();
    source = null;
    if (document.visibilityState === "hidden") return;
    source = new EventSource(`${news}?pagina=${encodeURIComponent(location.pathname)}`);
    source.onmessage = (message) => {
      const state = JSON.parse(message.data);
      // Without a mark there is no page to change to: what is shown stays.
      if (state.page && state.page !== page) location.reload();
      else show(state.report);
    };
  };

  document.addEventListener("visibilitychange", listen);
  addEventListener("pageshow", listen);
  addEventListener("pagehide", () => source?.close());
}
