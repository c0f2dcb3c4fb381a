/** Files under one signature: ASiC containers (ETSI EN 319 162-1) with XAdES or CAdES, signed and judged. */
export { addContainerEvidence } from './add-container-evidence.ts';
export type { ContainerFile } from './container.ts';
export { ContainerError, type ContainerErrorCode } from './container-error.ts';
export {
  type ContainerLimits,
  looksLikeContainer,
  readContainer,
  usualContainerLimits,
} from './read-container.ts';
export { type ContainerSigning, signContainer, signContainerByManifest } from './sign-container.ts';
export { gatherContainerRevocation, verifyContainer } from './verify-container.ts';
