import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { change, followChanges, KeyNeeded, keepKey, readSnapshot, type Snapshot, type View } from "./api.ts";

/** How the page and the mock stand. */
export type Connection = "connecting" | "live" | "lost" | "locked";

/** What the page shows, and how it changes the mock. */
export interface Mock {
  connection: Connection;
  snapshot?: Snapshot;
  /** What went wrong last. */
  problem?: string;
  /** What was done last. */
  notice?: string;
  unlock(key: string): void;
  /** Changes something; says what was done, or what went wrong. Resolves with whether it was done. */
  act(notice: string, method: string, path: string, body?: unknown): Promise<boolean>;
}

const retryMs = 2_000;

/** Shows a mock, and follows its changes. */
export const useMock = (view: View): Mock => {
  const [connection, setConnection] = useState<Connection>("connecting");
  const [snapshot, setSnapshot] = useState<Snapshot>();
  const [problem, setProblem] = useState<string>();
  const [notice, setNotice] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  const shown = useRef(view);
  shown.current = view;

  const fail = useCallback((error: unknown) => {
    if (error instanceof KeyNeeded) setConnection("locked");
    setProblem(error instanceof Error ? error.message : String(error));
  }, []);

  const refresh = useCallback(async () => {
    const view = shown.current;
    const snapshot = await readSnapshot(view);
    // Another partner may have been opened meanwhile.
    if (shown.current === view) setSnapshot(snapshot);
  }, []);

  useEffect(() => {
    const abort = new AbortController();
    const follow = async () => {
      await refresh();
      setConnection("live");
      setProblem(undefined);
      await followChanges(() => refresh().catch(fail), abort.signal);
    };
    const again = (error?: unknown) => {
      if (abort.signal.aborted) return;
      if (error instanceof KeyNeeded) return fail(error);
      setConnection("lost");
      setTimeout(() => setAttempt((count) => count + 1), retryMs);
    };
    follow().then(again, again);
    return () => abort.abort();
  }, [attempt, refresh, fail]);

  // What is shown has changed.
  useEffect(() => {
    if (connection === "live") refresh().catch(fail);
  }, [view]);

  const act = async (notice: string, method: string, path: string, body?: unknown) => {
    try {
      await change(method, path, body);
      await refresh();
      setProblem(undefined);
      setNotice(notice);
      return true;
    } catch (error) {
      setNotice(undefined);
      fail(error);
      return false;
    }
  };
  const unlock = (key: string) => {
    keepKey(key);
    setProblem(undefined);
    setConnection("connecting");
    setAttempt((count) => count + 1);
  };
  return {
    ...{ connection, unlock, act },
    ...(snapshot && { snapshot }),
    ...(problem !== undefined && { problem }),
    ...(notice !== undefined && { notice }),
  };
};
