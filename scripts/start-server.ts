// One server of `start`, in a process of its own: `node scripts/start-server.ts mock 4010`, with an IPC channel. It sends
// its address to its parent, and stops when the channel closes: at the parent's wish, or because the parent has gone.
const [name, port] = process.argv.slice(2);

let stop = async () => {};
process.once("disconnect", async () => {
  await stop();
  process.exit();
});
// Ctrl+C reaches every process of the terminal. The parent decides what follows.
process.on("SIGINT", () => {});

const start = async () => {
  if (name === "docs") return (await import("@partner-qualification/docs")).serveDocs({ port: Number(port) });
  const { createMock, listen } = await import("@partner-qualification/mock");
  return listen(createMock(), { port: Number(port) });
};

try {
  const server = await start();
  stop = server.close;
  process.send?.(server.url);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
