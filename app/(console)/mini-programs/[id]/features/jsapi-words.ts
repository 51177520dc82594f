export const jsapiWords = (count: number) => (count === 1 ? "1 JSAPI" : `${count} JSAPIs`);
