export { type BlobStore, FileTooLarge, folderBlobStore } from './blob-store.ts';
export { uploadTypes } from './inspect-upload.ts';
export { type BlobReference, listReferences } from './list-references.ts';
export { forgetFileTexts, readFileTexts } from './read-file-texts.ts';
export { getFile, isFileId, maxUploadBytes, type StoredFile, storeMade, storeUpload } from './store-file.ts';
