/**
 * The address that a request is answered for: always a path, and one that can be decoded. A client may send a whole URL,
 * whose host the framework would lead to; an asterisk; or percent signs that stand for nothing, which are read as such.
 */
export function requestTarget(method: string, target: string): string {
  const local = target.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, "");
  const [path = ""] = local.split(/[?#]/, 1);
  const readable = isDecodable(path) ? path : path.replaceAll("%", "%25");
  return filed(method, readable.startsWith("/") ? readable : `/${readable}`) + local.slice(path.length);
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** The framework breaks where a file of the build is to be anything but read; beside them there is nothing, and the proxy. */
function filed(method: string, path: string): string {
  return method === "GET" || method === "HEAD" || !isFileOfBuild(path) ? path : "/_next/none";
}

/** As the framework reads a path: decoded, and without the steps in it that lead nowhere or back. */
export function isFileOfBuild(path: string): boolean {
  const steps = new URL(`http://console${path.replace(/[?#].*$/s, "")}`).pathname;
  return /^\/+_next\/+static\//.test(new URL(`http://console${decodeURIComponent(steps)}`).pathname);
}
