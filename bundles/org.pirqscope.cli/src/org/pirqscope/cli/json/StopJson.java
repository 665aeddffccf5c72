package org.pirqscope.cli.json;

import org.pirqscope.report.breakpoint.FirstStop;
import org.pirqscope.report.breakpoint.RunStops.Stop;

/** The JSON of a stop before the end of a run. */
public final class StopJson {

    private StopJson() {}

    /** One line: {@code {"stopped": ..., "undecided": ...}}. */
    public static String of(FirstStop first) {
        return Json.object(json -> {
            json.name("stopped");
            if (first.stop().isPresent()) {
                Stop stop = first.stop().get();
                json.beginObject().name("step").value(stop.step().shown());
                json.name("breakpoint").value(stop.breakpoint().text());
                json.name("call").value(stop.step().text()).endObject();
            } else {
                json.nullValue();
            }
            json.name("undecided").value(first.undecided());
        });
    }
}
