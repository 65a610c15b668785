import { readAnswer } from "./answer.ts";
import { type Call, failCall, type Outcome } from "./call.ts";
import { kindOf, readFailure } from "./failure.ts";
import { redactBody, redactText, secretForms } from "./redact.ts";
import { readRetryAfter } from "./retry.ts";

/** An answer with its body. */
export interface Answered {
  response: Response;
  text: string;
}

/**
 * Makes data or an error of an answer.
 *
 * @param token what the call was sent with; no error tells it.
 * @param now ms since 1970 (UTC), for a `Retry-After` that is a date.
 */
export const judge = (
  { response: { ok, status, headers }, response, text }: Answered,
  call: Call,
  { attempts, token, now }: { attempts: number; token: string; now: number },
): Outcome => {
  const answer = ok ? readAnswer(text, call.answer) : { problem: "a redirect, which is not followed with a token" };
  if ("data" in answer && !call.secrets.length) return { data: answer.data, response };
  const secrets = secretForms([token, ...call.secrets]);
  // The `url` of a response tells the query, and with it a validation code; that of a copy is empty. A status that no
  // response can be made with is that of a redirect which the runtime hides, or beyond HTTP.
  const shown =
    status > 199 && status < 600
      ? new Response(null, { status, headers: [...headers].map(([name, value]) => [name, redactText(value, secrets)]) })
      : Response.error();
  if ("data" in answer) return { data: answer.data, response: shown };
  const body = redactBody(text, secrets);
  // A rejected PUT may have its text alone as a JSON string; other text is that of a gateway.
  const failure = readFailure(/^\s*".*"\s*$/s.test(text) ? { description: body } : body);
  const { code, description } = failure;
  const told = (code ? ` (code ${code})` : "") + (description ? `: ${description}` : "");
  const problem = status < 400 ? ` with ${answer.problem}` : told;
  const retryAfter = readRetryAfter(headers.get("Retry-After"), now);
  const details = { kind: kindOf(status), attempts, status, ...failure, retryAfter, body };
  return { error: failCall(call.about, `answered ${status}${problem}`, details), response: shown };
};
