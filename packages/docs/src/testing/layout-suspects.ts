/**
 * Whether something in a page could violate a rule about its layout: two targets that overlap, or of which one is smaller
 * than 24 px, and so near to the other that a square of 24 px around it would touch it; or content that scrolls, with
 * nothing in it that a key could reach. It finds too much rather than too little: the rules themselves decide.
 *
 * Runs in the page: it must not use anything from around it.
 */
export const hasLayoutSuspects = (): boolean => {
  const needed = 24;
  const native = "a[href], area[href], button, input, select, textarea, summary";
  const roles =
    "button checkbox combobox gridcell link listbox menuitem menuitemcheckbox menuitemradio option progressbar radio scrollbar searchbox slider spinbutton switch tab textbox treeitem";
  const widgets = roles.split(" ").map((role) => `[role~="${role}"]`);
  const isShown = (element: Element) =>
    // What is cut to nothing, as a link to the content is until it has the focus, is not a target.
    element.checkVisibility({ visibilityProperty: true }) &&
    getComputedStyle(element).clip !== "rect(0px, 0px, 0px, 0px)";
  const boxes = [...document.querySelectorAll(`${native}, ${widgets}`)].filter(isShown).map((target) => {
    const { left, right, top, bottom } = target.getBoundingClientRect();
    const isLarge = right - left >= needed && bottom - top >= needed;
    const [x, y, reach] = [(left + right) / 2, (top + bottom) / 2, isLarge ? 0 : needed / 2];
    return {
      left: Math.min(left, x - reach),
      right: Math.max(right, x + reach),
      top: Math.min(top, y - reach),
      bottom: Math.max(bottom, y + reach),
    };
  });
  const touches = boxes.some((one, index) =>
    boxes
      .slice(index + 1)
      .some(
        (other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom,
      ),
  );
  if (touches) return true;
  const hasKey = (element: Element) =>
    element instanceof HTMLElement &&
    element.tabIndex >= 0 &&
    !element.matches(":disabled, [inert] *") &&
    isShown(element);
  return [...document.querySelectorAll("*")].some((element) => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
    if (scrollWidth <= clientWidth && scrollHeight <= clientHeight) return false;
    const { overflowX, overflowY } = getComputedStyle(element);
    if (!/auto|scroll/.test(overflowX + overflowY) || !isShown(element) || hasKey(element)) return false;
    return ![...element.querySelectorAll(`${native}, [tabindex]`)].some(hasKey);
  });
};
