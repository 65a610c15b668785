// Runs in a page from before its first script, and notes what a reader of it waits for: `reader` says what to look for.
const quietMs = 300;
const { menu, group, heading, times } = globalThis.reader;
let busyUntil = 0;
let blockingMs = 0;

const seen = (within, text) =>
  [...document.querySelectorAll(within)].some((element) => {
    const { top, bottom, width } = element.getBoundingClientRect();
    const inView = width > 0 && bottom > 0 && top < innerHeight;
    return inView && element.textContent.toLowerCase().includes(text.toLowerCase());
  });

const look = () => {
  const now = performance.now();
  if (times.menuMs === undefined && seen(menu, group)) times.menuMs = now;
  if (times.shownMs === undefined && seen("h1, h2, h3", heading)) times.shownMs = now;
  const still = Math.max(times.menuMs ?? now, times.shownMs ?? now, busyUntil);
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  // The browser may report it later than the paint.
  if (!paint || now - still <= quietMs) return requestAnimationFrame(look);
  Object.assign(times, { paintMs: paint.startTime, blockingMs, liveMs: still });
};

// A task is long from 50 ms on, and blocks for what it takes beyond.
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) {
    busyUntil = Math.max(busyUntil, startTime + duration);
    blockingMs += Math.max(duration - 50, 0);
  }
}).observe({ type: "longtask", buffered: true });
requestAnimationFrame(look);
