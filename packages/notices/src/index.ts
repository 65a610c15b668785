export { noticesOf } from "./notices.ts";
export { packageFolderOf } from "./packages.ts";
