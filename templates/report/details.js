(() => {
  const all = () => [...document.querySelectorAll("details")];
  const toggle = (open) => all().forEach((each) => (each.open = open));
  document.querySelector("#open")?.addEventListener("click", () => toggle(true));
  document.querySelector("#close")?.addEventListener("click", () => toggle(false));

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all().filter((each) => !each.open);
    closed.forEach((each) => (each.open = true));
  });
  addEventListener("afterprint", () => closed.forEach((each) => (each.open = false)));

  addEventListener("hashchange", () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target?.hidden) document.querySelector(".filters")?.reset();
    setTimeout(() => target?.scrollIntoView());
  });
})();
