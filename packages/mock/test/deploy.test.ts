import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { DCLinter } from "dclint";
import { validate } from "dockerfile-utils";
import { Deployment, StatefulSet } from "kubernetes-models/apps/v1";
import { NetworkPolicy } from "kubernetes-models/networking.k8s.io/v1";
import { PodDisruptionBudget } from "kubernetes-models/policy/v1";
import { Service } from "kubernetes-models/v1";
import { describe, expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { readArguments } from "../src/cli/arguments.ts";
import { settingNames } from "../src/cli/settings.ts";
import { variableOf } from "../src/cli/sources.ts";
import { maxBytesOnRedis } from "../src/state/limits.ts";

const folder = new URL("../deploy/", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), "utf8");
const files = ["Dockerfile", "compose.yaml", "haproxy.cfg", "kubernetes/mock.yaml", "kubernetes/redis.yaml"];
const texts = new Map(files.map((name) => [name, read(name)]));
const textOf = (name: string) => texts.get(name) ?? "";

const kinds: Record<string, new (data: never) => { validate(): void }> = {
  ...{ Deployment, StatefulSet, Service, NetworkPolicy, PodDisruptionBudget },
};
const objectsIn = (name: string) => parseAllDocuments(textOf(name)).map((one) => one.toJS());
const kubernetes = files.filter((name) => name.startsWith("kubernetes/")).flatMap(objectsIn);
const compose = parse(textOf("compose.yaml"));
const [deployment] = objectsIn("kubernetes/mock.yaml");
const pod = deployment.spec.template.spec;
const [container] = pod.containers;

describe("the files to deploy the mock", () => {
  test("the Dockerfile is well-formed, and ends with an image that runs as no root", () => {
    expect(validate(textOf("Dockerfile"))).toEqual([]);
    const [last = ""] =
      textOf("Dockerfile")
        .match(/^FROM .*$/gm)
        ?.slice(-1) ?? [];
    expect(last).toMatch(/^FROM gcr\.io\/distroless\/nodejs\d+-debian\d+:nonroot$/);
  });

  test("the compose file matches the schema of compose files", () => {
    const config = { rules: { "invalid-schema": 2 as const }, quiet: true, debug: false, exclude: [] };
    const [result] = new DCLinter(config).lintFiles([fileURLToPath(new URL("compose.yaml", folder))], false);
    expect(
      result?.messages.filter(({ severity }: { severity: string }) => severity !== "minor" && severity !== "info"),
    ).toEqual([]);
  });

  test.each(kubernetes.map((one) => [one.kind, one.metadata.name, one] as const))(
    "the %s %s matches the schema of Kubernetes",
    (kind, _, object) => {
      const Kind = kinds[kind];
      if (!Kind) throw new Error(`The test does not know ${kind}. Add it to kinds.`);
      expect(() => new Kind(object as never).validate()).not.toThrow();
    },
  );

  test("every variable in them is a setting of the mock, with a value that it takes", () => {
    const found = [...texts.values()].flatMap((text) => text.match(/\bPQ_MOCK_[A-Z_]+/g) ?? []);
    expect(found.length).toBeGreaterThan(10);
    for (const name of found) expect(settingNames.map(variableOf)).toContain(name);
    const image = Object.fromEntries(
      [...textOf("Dockerfile").matchAll(/(PQ_MOCK_[A-Z_]+)=(\S+)/g)].map(([, name, value]) => [name, value]),
    );
    const inCompose = Object.entries<string>(compose.services.mock.environment).map(([name, value]) => [
      name,
      value.replace(/^\$\{\w+:-(.*)\}$/, "$1"),
    ]);
    const inKubernetes = container.env.map(({ name, value }: { name: string; value?: string }) => [
      name,
      value ?? (name === "PQ_MOCK_STATE" ? "redis://mock-redis:6379" : "key"),
    ]);
    for (const variables of [inCompose, inKubernetes])
      expect(readArguments([], { ...image, ...Object.fromEntries(variables) })).toMatchObject({
        ...{ run: "serve", log: "json", drain: 5_000, mock: { control: true, metrics: true } },
        listen: { host: "0.0.0.0", port: 4010, controlPort: 4011, maxConnections: 4_000 },
        where: { state: expect.stringMatching(/^redis:/) },
      });
  });

  test("the mock's own limit of the state acts before that of Redis", () => {
    const [redis] = objectsIn("kubernetes/redis.yaml");
    const bytesOfRedis = (args: string[]) =>
      Number(/^(\d+)mb$/.exec(args[args.indexOf("--maxmemory") + 1] ?? "")?.[1]) * 1024 * 1024;
    const variable = "PQ_MOCK_MAX_STATE";
    const inKubernetes = container.env.find(({ name }: { name: string }) => name === variable)?.value;
    for (const [megabytes, args] of [
      [compose.services.mock.environment[variable], compose.services.redis.command],
      [inKubernetes, redis.spec.template.spec.containers[0].args],
    ]) {
      const command = readArguments([], { PQ_MOCK_STATE: "redis://h", [variable]: megabytes });
      const set = command.run === "serve" ? command.where.maxBytes : undefined;
      expect((set ?? maxBytesOnRedis) * 5).toBeLessThan(bytesOfRedis(args));
    }
  });

  test("three replicas run with no rights, on a root that is read-only, and are given time to drain", () => {
    expect([compose.services.mock.deploy.replicas, deployment.spec.replicas]).toEqual([3, 3]);
    for (const { read_only, cap_drop, security_opt } of Object.values<Record<string, unknown>>(compose.services))
      expect([read_only, cap_drop, security_opt]).toEqual([true, ["ALL"], ["no-new-privileges:true"]]);
    expect(pod.securityContext.runAsNonRoot).toBe(true);
    expect(container.securityContext).toEqual({
      ...{ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ["ALL"] } },
    });
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(5 + 2);
    expect(Number.parseInt(compose.services.mock.stop_grace_period, 10)).toBeGreaterThan(5 + 2);
  });

  test("health is checked where the mock has it, and no request goes to a replica that is not ready", () => {
    expect(container.livenessProbe.httpGet).toEqual({ path: "/livez", port: "http" });
    expect(container.readinessProbe.httpGet).toEqual({ path: "/readyz", port: "http" });
    expect(textOf("Dockerfile")).toContain("/livez");
    const backends = textOf("haproxy.cfg")
      .split(/^backend /m)
      .slice(1);
    expect(backends).toHaveLength(2);
    for (const backend of backends) {
      expect(backend).toContain("uri /readyz");
      expect(backend).toMatch(/server-template replica 3 mock:401[01] check/);
    }
  });

  test("what belongs together has the same names and ports", () => {
    const policies = kubernetes.flatMap(({ spec }) => spec.podSelector ?? spec.selector ?? []);
    const labels = kubernetes.flatMap(({ spec }) => spec.template?.metadata.labels ?? []);
    for (const selector of policies) expect(labels).toContainEqual(selector.matchLabels ?? selector);
    expect(container.ports).toEqual([
      { name: "http", containerPort: 4010 },
      { name: "control", containerPort: 4011 },
    ]);
    expect(compose.services.mock.build.dockerfile).toBe("packages/mock/deploy/Dockerfile");
  });
});
