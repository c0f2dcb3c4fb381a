/**
 * A drawing of two processes. The dossier's own forks: one branch calls the other process, at the land office; the
 * other branch handles, and then waits for the message that the part sends half-way.
 */
export const twoProcesses = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:muong="urn:muong:bpmn:1" id="d" targetNamespace="urn:t">
  <message id="fixed" name="boundary-fixed"/>
  <process id="whole" isExecutable="true">
    <startEvent id="s"/>
    <userTask id="accept" name="Tiếp nhận" muong:position="receptionist" muong:action="accept"/>
    <parallelGateway id="fork"/>
    <callActivity id="land" name="Đo đạc" calledElement="survey" muong:place="Đất đai"/>
    <userTask id="handle" name="Thụ lý" muong:position="handler"/>
    <receiveTask id="wait" messageRef="fixed"/>
    <userTask id="review" name="Xem xét" muong:position="reviewer"/>
    <parallelGateway id="join"/>
    <endEvent id="e"/>
    <sequenceFlow id="f1" sourceRef="s" targetRef="accept"/>
    <sequenceFlow id="f2" sourceRef="accept" targetRef="fork"/>
    <sequenceFlow id="f3" sourceRef="fork" targetRef="land"/>
    <sequenceFlow id="f4" sourceRef="fork" targetRef="handle"/>
    <sequenceFlow id="f5" sourceRef="handle" targetRef="wait"/>
    <sequenceFlow id="f6" sourceRef="wait" targetRef="review"/>
    <sequenceFlow id="f7" sourceRef="review" targetRef="join"/>
    <sequenceFlow id="f8" sourceRef="land" targetRef="join"/>
    <sequenceFlow id="f9" sourceRef="join" targetRef="e"/>
  </process>
  <process id="survey" isExecutable="false">
    <startEvent id="ss"/>
    <userTask id="measure" name="Đo đạc" muong:position="handler"/>
    <sendTask id="tell" messageRef="fixed"/>
    <userTask id="confirm" name="Xác nhận" muong:position="reviewer"/>
    <endEvent id="se"/>
    <sequenceFlow id="g1" sourceRef="ss" targetRef="measure"/>
    <sequenceFlow id="g2" sourceRef="measure" targetRef="tell"/>
    <sequenceFlow id="g3" sourceRef="tell" targetRef="confirm"/>
    <sequenceFlow id="g4" sourceRef="confirm" targetRef="se"/>
  </process>
</definitions>`;
