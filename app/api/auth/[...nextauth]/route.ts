export { finishSignIn as GET } from "@/app/_server/auth";
