package org.pirqscope.cli.json;

import org.pirqscope.report.matrix.FirstLoss;
import org.pirqscope.report.matrix.Load;
import org.pirqscope.report.matrix.ReloadCell;

/** The JSON of one cell of the matrix; {@code matrix --help} documents it. */
public final class MatrixJson {

    private MatrixJson() {}

    /** One line. */
    public static String of(Load load, ReloadCell cell) {
        return Json.object(json -> {
            json.put("mode", load.msi() ? "msi" : "msi-x")
                    .put("controllers", load.controllers())
                    .put("vectors", load.vectors())
                    .put("emulated", load.emulated())
                    .put("serial", load.serial())
                    .put(
                            "nvmeScript",
                            cell.versions()
                                    .linuxRow()
                                    .value(Load.DRIVER.release().column()))
                    .object("versions", inner -> ScenarioJson.versions(inner, cell.versions()))
                    .put("works", cell.loss().isEmpty())
                    .put("verdict", cell.verdict())
                    .put("reason", cell.reason());
            cell.loss().ifPresent(loss -> json.object("loss", inner -> loss(inner, loss)));
            json.put("leaksInFirstCycle", cell.leak().first())
                    .put("leaksPerCycle", cell.leak().perCycle())
                    .values("leaksByCycle", cell.leak().byCycle().stream())
                    .put("leaksInAll", cell.leak().inAll())
                    .put("stillMapped", cell.leak().mapped())
                    .put("exhaustedInCycle", cell.leak().exhaustedIn())
                    .put("run", cell.run());
        });
    }

    private static void loss(Members json, FirstLoss loss) {
        json.put("controller", loss.controller())
                .put("load", loss.load())
                .put("enable", loss.enable())
                .put("call", loss.call());
        ResultJson.outcome(json, loss.outcome());
    }
}
