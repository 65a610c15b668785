import { expect, test } from "vitest";
import { BodyBudget } from "./body-budget.ts";

test("when bodies hold more than allowed, those that began first make room", () => {
  const budget = new BodyBudget(100);
  const gaveUp: string[] = [];
  const share = (name: string) => budget.share(() => gaveUp.push(name));
  const [first, empty, second, third] = [share("first"), share("empty"), share("second"), share("third")];
  first.hold(40);
  second.hold(40);
  third.hold(20);
  expect([budget.held, gaveUp]).toEqual([100, []]);
  third.hold(60);
  expect([budget.held, gaveUp]).toEqual([100, ["first"]]);
  third.hold(100);
  expect([budget.held, gaveUp]).toEqual([100, ["first", "second"]]);
  empty.hold(1);
  expect([budget.held, gaveUp]).toEqual([100, ["first", "second", "empty"]]);
});

test("a body gives back what it holds once, and holds nothing afterwards", () => {
  const budget = new BodyBudget(100);
  const share = budget.share(() => {});
  share.hold(60);
  share.hold(30);
  expect(budget.held).toBe(30);
  share.release();
  share.release();
  share.hold(50);
  expect(budget.held).toBe(0);
});

test("one body alone that is larger than allowed gives up", () => {
  const budget = new BodyBudget(100);
  let gaveUp = 0;
  budget
    .share(() => {
      gaveUp += 1;
    })
    .hold(101);
  expect([budget.held, gaveUp]).toEqual([0, 1]);
});
