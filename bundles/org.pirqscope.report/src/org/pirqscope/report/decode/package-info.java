/** What the message decode view and "why is this here" show: plain values, computed from the steps of a run. */
package org.pirqscope.report.decode;
