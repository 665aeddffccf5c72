package org.pirqscope.cli.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.pirqscope.report.matrix.FirstLoss;
import org.pirqscope.report.matrix.Load;
import org.pirqscope.report.matrix.ReloadCell;

/** The JSON of one cell of the matrix; {@code matrix --help} documents it. */
public final class MatrixJson {

    private MatrixJson() {}

    /** One line. */
    public static String of(Load load, ReloadCell cell) {
        return Json.object(json -> {
            json.name("mode")
                    .value(load.msi() ? "msi" : "msi-x")
                    .name("controllers")
                    .value(load.controllers());
            json.name("vectors").value(load.vectors()).name("emulated").value(load.emulated());
            json.name("serial").value(load.serial());
            json.name("nvmeScript")
                    .value(cell.versions()
                            .linuxRow()
                            .value(Load.DRIVER.release().column()));
            ScenarioJson.versions(json, cell.versions());
            json.name("works")
                    .value(cell.loss().isEmpty())
                    .name("verdict")
                    .value(cell.verdict())
                    .name("reason")
                    .value(cell.reason());
            if (cell.loss().isPresent()) {
                loss(json, cell.loss().get());
            }
            json.name("leaksInFirstCycle").value(cell.leak().first());
            json.name("leaksPerCycle").value(cell.leak().perCycle());
            json.name("leaksByCycle").beginArray();
            for (int leaked : cell.leak().byCycle()) {
                json.value(leaked);
            }
            json.endArray()
                    .name("leaksInAll")
                    .value(cell.leak().inAll())
                    .name("stillMapped")
                    .value(cell.leak().mapped());
            json.name("exhaustedInCycle").value(cell.leak().exhaustedIn());
            json.name("run").value(cell.run());
        });
    }

    private static void loss(JsonWriter json, FirstLoss loss) throws IOException {
        json.name("loss")
                .beginObject()
                .name("controller")
                .value(loss.controller())
                .name("load")
                .value(loss.load());
        json.name("enable").value(loss.enable()).name("call").value(loss.call());
        ResultJson.outcome(json, loss.outcome());
        json.endObject();
    }
}
