import type { PDFiumLibrary, PDFiumPage } from '@hyzyla/pdfium';

/** What of PDFium's text interface (fpdf_text.h, fpdf_edit.h) its wrapper leaves out; places are addresses. */
export interface PdfiumModule {
  readonly HEAPU8: Uint8Array;
  readonly HEAP32: Int32Array;
  readonly HEAPF32: Float32Array;
  readonly HEAPF64: Float64Array;
  readonly wasmExports: { malloc(size: number): number; free(place: number): void };
  _FPDF_GetPageWidthF(page: number): number;
  _FPDF_GetPageHeightF(page: number): number;
  _FPDF_PageToDevice(
    page: number,
    startX: number,
    startY: number,
    width: number,
    height: number,
    turned: number,
    x: number,
    y: number,
    deviceX: number,
    deviceY: number,
  ): number;
  _FPDFText_LoadPage(page: number): number;
  _FPDFText_ClosePage(text: number): void;
  _FPDFText_CountChars(text: number): number;
  _FPDFText_GetUnicode(text: number, at: number): number;
  _FPDFText_IsGenerated(text: number, at: number): number;
  _FPDFText_IsHyphen(text: number, at: number): number;
  _FPDFText_GetTextObject(text: number, at: number): number;
  _FPDFText_GetFontSize(text: number, at: number): number;
  _FPDFText_GetMatrix(text: number, at: number, matrix: number): number;
  _FPDFText_GetFillColor(
    text: number,
    at: number,
    red: number,
    green: number,
    blue: number,
    alpha: number,
  ): number;
  _FPDFText_GetLooseCharBox(text: number, at: number, rectangle: number): number;
  _FPDFTextObj_GetFont(object: number): number;
  _FPDFTextObj_GetTextRenderMode(object: number): number;
  _FPDFFont_GetBaseFontName(font: number, buffer: number, size: number): number;
  _FPDFFont_GetFlags(font: number): number;
}

/** The module that a library wraps, and the address of one of its pages: both are there, and private only in name. */
export const moduleOf = (library: PDFiumLibrary): PdfiumModule => library['module'] as never;
export const addressOf = (page: PDFiumPage): number => page['pageIdx'];
