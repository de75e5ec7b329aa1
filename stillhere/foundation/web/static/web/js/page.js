// What every page has: one address in each page instead of seven.
import "./cover.js";
import "./idle.js";
import "./copy.js";
import "./breathe.js";
import "./send.js";
import "./zone.js";
import "./worker.js";
