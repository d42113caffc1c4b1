// Print what ical.js, the parser of Thunderbird, reads in a calendar file: one object an event, as JSON.
// node ical_js.mjs PATH-OF-ICAL.JS FILE
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [library, file] = process.argv.slice(2);
const { default: ICAL } = await import(pathToFileURL(library));
const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));

// The zone counts as the file tells it, not as this program would know it by its name.
ICAL.TimezoneService.reset();
for (const zone of calendar.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(new ICAL.Timezone(zone));
}

const minute = (time) => time.toString().replace("T", " ").slice(0, time.isDate ? 10 : 16);
const inUtc = (time) => (time.isDate ? time : time.convertToZone(ICAL.Timezone.utcTimezone));

const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  return {
    uid: event.uid,
    start: minute(event.startDate),
    end: minute(event.endDate),
    whole: event.startDate.isDate && event.endDate.isDate,
    begins: minute(inUtc(event.startDate)),
    ends: minute(inUtc(event.endDate)),
    title: event.summary ?? "",
    place: event.location ?? "",
    text: event.description ?? "",
  };
});
console.log(JSON.stringify(events));
