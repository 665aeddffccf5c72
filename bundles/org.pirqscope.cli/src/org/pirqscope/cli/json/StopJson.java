package org.pirqscope.cli.json;

import org.pirqscope.report.breakpoint.RunStops.Stop;

/** The JSON of a stop before the end of a run. */
public final class StopJson {

    private StopJson() {}

    /** One line: {@code {"stopped": ...}}. */
    public static String of(Stop stop) {
        return Json.object(json -> {
            json.name("stopped").beginObject().name("step").value(stop.step().shown());
            json.name("breakpoint").value(stop.breakpoint().text());
            json.name("call").value(stop.step().text()).endObject();
        });
    }
}
