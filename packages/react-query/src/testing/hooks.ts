import { createClient } from "@partner-qualification/client";
import { createHooks } from "@partner-qualification/react-query";

export const hooks = createHooks(createClient({ credential: () => "token", baseUrl: location.origin }));
