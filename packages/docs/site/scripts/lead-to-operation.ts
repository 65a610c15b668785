// The one-page view stood here once: its fragments, which start with a slash, still lead to their places.
if (location.hash.startsWith("#/")) location.replace(`interactive.html${location.hash}`);

export {};
