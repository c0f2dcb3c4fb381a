/**
 * Envelopes as different software writes them, for tests: invented letters in the shapes that are met in the field.
 */
const standard = 'http://www.mic.gov.vn/TBT/QCVN_102_2016';
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n').toString('base64');

/** The kit that most offices have: prefix `edXML:`, attachments beside the envelope, `cid:` everywhere. */
export const vnpt = `<?xml version="1.0" encoding="utf-8"?>
<edXML xmlns="${standard}">
  <edXML:edXMLEnvelope xmlns:edXML="${standard}">
    <edXML:edXMLHeader>
      <edXML:MessageHeader>
        <edXML:From>
          <edXML:OrganId>000.00.00.H18</edXML:OrganId>
          <edXML:OrganizationInCharge>Văn phòng Chính phủ</edXML:OrganizationInCharge>
          <edXML:OrganName>UBND tỉnh Mường Mẫu</edXML:OrganName>
          <edXML:OrganAdd>Phường Mẫu, tỉnh Mường Mẫu</edXML:OrganAdd>
          <edXML:Email>vanthu@muongmau.example</edXML:Email>
          <edXML:Telephone>0215 3000 000</edXML:Telephone>
          <edXML:Fax></edXML:Fax>
          <edXML:Website>muongmau.example</edXML:Website>
        </edXML:From>
        <edXML:To><edXML:OrganId>000.00.12.H18</edXML:OrganId><edXML:OrganName>Sở Nội vụ</edXML:OrganName></edXML:To>
        <edXML:To><edXML:OrganId>000.00.13.H18</edXML:OrganId><edXML:OrganName>Sở Y tế</edXML:OrganName></edXML:To>
        <edXML:DocumentId>000.00.00.H18,2019/04/02,781/UBND-NC</edXML:DocumentId>
        <edXML:Code><edXML:CodeNumber>781</edXML:CodeNumber><edXML:CodeNotation>UBND-NC</edXML:CodeNotation></edXML:Code>
        <edXML:PromulgationInfo><edXML:Place>Mường Mẫu</edXML:Place><edXML:PromulgationDate>2019/04/02</edXML:PromulgationDate></edXML:PromulgationInfo>
        <edXML:DocumentType><edXML:Type>1</edXML:Type><edXML:TypeDetail>0</edXML:TypeDetail><edXML:TypeName>Công văn</edXML:TypeName></edXML:DocumentType>
        <edXML:Subject>V/v rà soát "hồ sơ" &amp; giấy tờ &lt;khẩn&gt;</edXML:Subject>
        <edXML:Content>Rà soát, báo cáo trước 15/4</edXML:Content>
        <edXML:SignerInfo><edXML:Competence>KT. CHỦ TỊCH</edXML:Competence><edXML:Position>Phó Chủ tịch</edXML:Position><edXML:FullName>Lò Văn Mẫu</edXML:FullName></edXML:SignerInfo>
        <edXML:DueDate>2019/04/15</edXML:DueDate>
        <edXML:OtherInfo>
          <edXML:Priority>1</edXML:Priority><edXML:SphereOfPromulgation>Nội bộ</edXML:SphereOfPromulgation><edXML:TyperNotation>NVA</edXML:TyperNotation>
          <edXML:PromulgationAmount>20</edXML:PromulgationAmount><edXML:PageAmount>2</edXML:PageAmount><edXML:Direction>false</edXML:Direction>
          <edXML:Appendixes><edXML:Appendix>Phụ lục 1</edXML:Appendix><edXML:Appendix>Phụ lục 2</edXML:Appendix></edXML:Appendixes>
          <edXML:ReferenceCodes>12/KH-UBND</edXML:ReferenceCodes>
        </edXML:OtherInfo>
        <edXML:ResponseFor><edXML:OrganId>000.00.12.H18</edXML:OrganId><edXML:Code>267/SNV-VP</edXML:Code><edXML:DocumentId>000.00.12.H18,2019/03/20,267/SNV-VP</edXML:DocumentId><edXML:PromulgationDate>2019/03/20</edXML:PromulgationDate></edXML:ResponseFor>
        <edXML:SteeringType>2</edXML:SteeringType>
        <edXML:ToPlaces><edXML:Place>Như trên</edXML:Place><edXML:Place>Lưu: VT</edXML:Place></edXML:ToPlaces>
        <edXML:ResponseForTask><edXML:TaskCode>NV-2019-77</edXML:TaskCode></edXML:ResponseForTask>
      </edXML:MessageHeader>
      <edXML:TraceHeaderList id="trace" version="1.0" edXML:mustUnderstand="1">
        <edXML:TraceHeader><edXML:OrganId>000.00.00.H18</edXML:OrganId><edXML:Timestamp>2019/04/02 09:15:30</edXML:Timestamp></edXML:TraceHeader>
        <edXML:Bussiness>
          <edXML:BussinessDocType>3</edXML:BussinessDocType><edXML:BussinessDocReason>Sai phụ lục</edXML:BussinessDocReason>
          <edXML:BussinessDocumentInfo><edXML:DocumentInfo>1</edXML:DocumentInfo><edXML:DocumentReceiver>0</edXML:DocumentReceiver><edXML:ReceiverList><edXML:Receiver><edXML:OrganId>000.00.14.H18</edXML:OrganId><edXML:ReceiverType>0</edXML:ReceiverType></edXML:Receiver></edXML:ReceiverList></edXML:BussinessDocumentInfo>
          <edXML:DocumentId>000.00.00.H18,2019/04/01,780/UBND-NC</edXML:DocumentId>
          <edXML:Paper>0</edXML:Paper>
          <edXML:StaffInfo><edXML:Department>Văn phòng</edXML:Department><edXML:Staff>Nguyễn Văn A</edXML:Staff><edXML:Mobile>0912000000</edXML:Mobile></edXML:StaffInfo>
          <edXML:ReplacementInfoList><edXML:ReplacementInfo><edXML:DocumentId>000.00.00.H18,2019/04/01,780/UBND-NC</edXML:DocumentId><edXML:OrganIdList><edXML:OrganId>000.00.12.H18</edXML:OrganId><edXML:OrganId>000.00.13.H18</edXML:OrganId></edXML:OrganIdList></edXML:ReplacementInfo></edXML:ReplacementInfoList>
        </edXML:Bussiness>
      </edXML:TraceHeaderList>
    </edXML:edXMLHeader>
    <edXML:edXMLBody>
      <edXML:edXMLManifest version="1.0">
        <edXML:Reference><edXML:ContentId>cid:ab12@muongmau</edXML:ContentId><edXML:ContentType>application/pdf</edXML:ContentType><edXML:Description>Công văn</edXML:Description><edXML:AttachmentName>781.pdf</edXML:AttachmentName></edXML:Reference>
      </edXML:edXMLManifest>
    </edXML:edXMLBody>
  </edXML:edXMLEnvelope>
  <AttachmentEncoded>
    <Attachment>
      <ContentId>cid:ab12@muongmau</ContentId><AttachmentName>781.pdf</AttachmentName><Description>Công văn</Description><ContentType>application/pdf</ContentType>
      <edXML:ContentTransferEncoded xmlns:edXML="${standard}">${pdf}</edXML:ContentTransferEncoded>
    </Attachment>
  </AttachmentEncoded>
</edXML>`;

/** No prefixes, references by xlink, ids without `cid:`, an empty signature, things nobody heard of. */
export const dotNet = `<edXML xmlns="${standard}" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:x="urn:cua-hang"><edXMLEnvelope><edXMLHeader>
<MessageHeader x:kenh="LGSP"><Subject lang="vi">Mời họp</Subject><To><OrganId>H18.12</OrganId><OrganName>Sở Nội vụ</OrganName></To><From><OrganId>H18</OrganId><OrganName>UBND tỉnh</OrganName><x:MaSoThue>0100</x:MaSoThue></From>
<Code><CodeNotation>GM-UBND</CodeNotation><CodeNumber>45</CodeNumber></Code><DocumentId>2b3c1f00-0000-4000-8000-000000000001</DocumentId><PromulgationInfo><PromulgationDate>2025-08-05T00:00:00</PromulgationDate></PromulgationInfo>
<DocumentType><TypeName>Giấy mời</TypeName><Type>18</Type></DocumentType><SteeringType>0</SteeringType><DueDate>sớm nhất có thể</DueDate><OtherInfo><Priority>Hỏa tốc</Priority></OtherInfo></MessageHeader>
<TraceHeaderList><TraceHeader><OrganId>H18</OrganId><Timestamp>2025-08-05T08:00:00.1234567+07:00</Timestamp></TraceHeader></TraceHeaderList>
<DigitalSignature/></edXMLHeader><edXMLBody><edXMLManifest><Reference xlink:href="cid:mot" xlink:role="XLinkRole" xlink:type="simple"><ContentType>application/zip</ContentType><AttachmentName>moi.pdf</AttachmentName></Reference></edXMLManifest></edXMLBody></edXMLEnvelope>
<AttachmentEncoded><Attachment><ContentId>mot</ContentId><AttachmentName>moi.pdf</AttachmentName><ContentType>application/pdf</ContentType><ContentTransferEncoded>
${pdf.slice(0, 32)}
${pdf.slice(32)}
</ContentTransferEncoded></Attachment></AttachmentEncoded></edXML>`;

/** A provincial platform: another root, another namespace, no header or body, attachments in the manifest. */
export const flat = `<?xml version="1.0" encoding="UTF-8"?><EdXMLEnvelope xmlns="http://www.go.vn/eDoc"><MessageHeader><From><OrganId>H37.DN.001</OrganId><OrganName>Công ty Mẫu</OrganName></From><To><OrganId>H18</OrganId><OrganName>UBND tỉnh</OrganName></To><Code><CodeNumber>12/CTM</CodeNumber><CodeNotation>N/A</CodeNotation></Code><PromulgationInfo><Promulgator>Trần Mẫu</Promulgator><PromulgationDate>2026-04-01T17:00:00.000Z</PromulgationDate></PromulgationInfo><DocumentType>Công văn</DocumentType><Subject>Đề nghị phối hợp</Subject><SignerInfo><Signer>Trần Mẫu</Signer><Position>Giám đốc</Position><Competence>Trực tiếp</Competence></SignerInfo><OtherInfo><PageAmount>3</PageAmount><Appendix>1 phụ lục</Appendix></OtherInfo><DocumentId>9e107d9d-0000-4000-8000-372bb6826bd6</DocumentId><TraceHeaderList><TraceHeader><Time>2026-04-01T17:00:00.000Z</Time><Path><From>H37.DN.001</From><To>H18</To></Path></TraceHeader></TraceHeaderList></MessageHeader><Manifest><Attachment><Content>${pdf}</Content><FileName>12.pdf</FileName><FileType>application/pdf</FileType></Attachment></Manifest></EdXMLEnvelope>`;

/** Of before 2016: SOAP around it, the attachments as parts of a MIME message. */
export const mime = [
  'MIME-Version: 1.0',
  'Content-Type: multipart/related; boundary="----=_phan_1"; type="text/xml"',
  '',
  '------=_phan_1',
  'Content-Type: text/xml; charset=utf-8',
  'Content-Transfer-Encoding: 8bit',
  '',
  '<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/" xmlns:edXML="http://www.e-doc.vn/Schema/" xmlns:xlink="http://www.w3.org/1999/xlink"><S:Header><edXML:MessageHeader><edXML:From><edXML:OrganId>000.00.05.H18</edXML:OrganId></edXML:From><edXML:To><edXML:OrganId>000.00.00.H18</edXML:OrganId></edXML:To><edXML:Code><edXML:CodeNumber>9</edXML:CodeNumber><edXML:CodeNotation>BC-SYT</edXML:CodeNotation></edXML:Code><edXML:PromulgationInfo><edXML:PromulgationDate>02/09/2015</edXML:PromulgationDate></edXML:PromulgationInfo><edXML:Subject>Báo cáo tháng 8</edXML:Subject></edXML:MessageHeader></S:Header><S:Body><edXML:Manifest><edXML:Reference xlink:href="cid:bc@syt"><edXML:AttachmentName>bc.pdf</edXML:AttachmentName></edXML:Reference></edXML:Manifest></S:Body></S:Envelope>',
  '------=_phan_1',
  'Content-Type: application/pdf; name="bc.pdf"',
  'Content-Transfer-Encoding: base64',
  'Content-ID: <bc@syt>',
  '',
  pdf.replace(/.{20}/g, '$&\r\n'),
  '------=_phan_1--',
  '',
].join('\r\n');

/** A status, with the letters' case and the zero of a code as some write them. */
export const status = `<edXML xmlns="${standard}"><edXML:edXMLEnvelope xmlns:edXML="${standard}"><edXML:edXMLHeader><edXML:MessageHeader><edXML:From><edXML:OrganId>000.00.12.H18</edXML:OrganId><edXML:OrganName>Sở Nội vụ</edXML:OrganName></edXML:From><edXML:ResponseFor><edXML:OrganId>000.00.00.H18</edXML:OrganId><edXML:Code>781/UBND-NC</edXML:Code><edXML:PromulgationDate>2019/04/02</edXML:PromulgationDate><edXML:DocumentId>000.00.00.H18,2019/04/02,781/UBND-NC</edXML:DocumentId></edXML:ResponseFor><edXML:StaffInfo><edXML:Department>Văn thư</edXML:Department><edXML:Staff>Lò Thị B</edXML:Staff></edXML:StaffInfo><edXML:StatusCode>02</edXML:StatusCode><edXML:Description>Gửi nhầm cơ quan</edXML:Description><edXML:Timestamp>2019/04/02 14:00:00</edXML:Timestamp></edXML:MessageHeader></edXML:edXMLHeader></edXML:edXMLEnvelope></edXML>`;

export const samples = { vnpt, dotNet, flat, mime, status } as const;
export const samplePdf: Uint8Array = Buffer.from(pdf, 'base64');
