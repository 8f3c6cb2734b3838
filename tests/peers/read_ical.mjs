// What ical.js makes of calendar files: {"files": [...]} in, a list of entries out.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const { files } = JSON.parse(readFileSync(0, "utf8"));
const text = (event, name) => event.component.getFirstPropertyValue(name);
const read = (file) => {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const [component, ...more] = calendar.getAllSubcomponents("vevent");
  if (more.length) throw new Error("more than one entry");
  const event = new ICAL.Event(component, { strictExceptions: true });
  return {
    method: calendar.getFirstPropertyValue("method"),
    uid: event.uid,
    sequence: event.sequence,
    starts: event.startDate.toJSDate().toISOString(),
    ends: event.endDate.toJSDate().toISOString(),
    status: text(event, "status"),
    summary: event.summary,
    location: event.location,
    organiser: event.organizer,
    attendees: event.attendees.map((one) => one.getFirstValue()),
    names: event.attendees.map((one) => one.getParameter("cn")),
  };
};
process.stdout.write(JSON.stringify(files.map(read)));
