// Loaded first by whatever a person starts: .env fills in what the environment itself does not set.
try {
  process.loadEnvFile(new URL("../.env", import.meta.url));
} catch (error) {
  if (error.code !== "ENOENT") throw error;
}
