/// <reference types="vite/client" />

interface ImportMetaEnv {
  readonly VITE_GUIDON_URL?: string;
  readonly VITE_GUIDON_KEY?: string;
}
