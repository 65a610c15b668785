# How workerd runs the checks: `/worker.js` is looked for in the folder of --import-path.
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "checks", worker = (
      modules = [(name = "worker.js", esModule = embed "/worker.js")],
      compatibilityDate = "2026-11-01",
    )),
    # Its network reaches public addresses only, unless told otherwise.
    (name = "internet", network = (allow = ["private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "checks")],
);
