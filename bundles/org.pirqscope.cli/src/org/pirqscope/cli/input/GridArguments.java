package org.pirqscope.cli.input;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.machine.version.LinuxRules;
import org.pirqscope.machine.version.QemuRules;
import org.pirqscope.machine.version.Table;
import org.pirqscope.machine.version.VersionException;
import org.pirqscope.machine.version.VersionGrid;
import org.pirqscope.machine.version.XenRules;
import org.pirqscope.report.matrix.Load;
import org.pirqscope.report.matrix.MatrixVersions;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The options that choose the cells of a matrix: {@code --linux}, {@code --qemu}, {@code --xen}, each for several
 * versions, and {@code --set}.
 */
public final class GridArguments {

    private static final List<String> XENS = List.of("4.7");

    private GridArguments() {}

    /** Adds the four options to a verb. */
    public static void describe(CommandSpec spec) {
        spec.addOption(Option.texts(
                "--linux",
                "VERSION",
                "Rows: these kernels, with commas or repeated; default " + String.join(", ", VersionGrid.KERNELS)
                        + "."));
        spec.addOption(Option.texts(
                "--qemu", "VERSION", "Columns: these QEMUs; default " + String.join(", ", VersionGrid.QEMUS) + "."));
        spec.addOption(Option.texts(
                "--xen", "VERSION", "A table for each of these Xens; default " + String.join(", ", XENS) + "."));
        spec.addOption(Option.texts(
                "--set",
                "PRODUCT.COLUMN=VALUE",
                "Sets one column of every version row, as in "
                        + Load.DRIVER.release().setting() + ";",
                "may be repeated. \"pirqscope versions\" prints them."));
    }

    /** A grid for each Xen. @throws VersionException on a version that has no row */
    public static List<MatrixVersions> grids(Arguments given) {
        List<String> settings = given.texts("--set");
        List<String> kernels = versions(given, "--linux", LinuxRules.TABLE, VersionGrid.KERNELS);
        List<String> qemus = versions(given, "--qemu", QemuRules.TABLE, VersionGrid.QEMUS);
        return versions(given, "--xen", XenRules.TABLE, XENS).stream()
                .map(xen -> MatrixVersions.of(
                        kernels, qemus, xen, settings, versions -> VersionArguments.set(settings, versions)))
                .toList();
    }

    private static List<String> versions(Arguments given, String option, Table table, List<String> otherwise) {
        List<String> all = new ArrayList<>();
        for (String text : given.texts(option)) {
            List<String> parts =
                    Arrays.stream(text.split(",")).map(String::strip).toList();
            // what people paste may have spaces and commas of its own
            all.addAll(
                    text.contains(" ") && !parts.stream().allMatch(part -> isVersion(table, part))
                            ? List.of(text)
                            : parts);
        }
        return all.isEmpty()
                ? otherwise
                : all.stream().map(text -> table.read(text).name()).distinct().toList();
    }

    private static boolean isVersion(Table table, String text) {
        try {
            table.read(text);
            return true;
        } catch (VersionException none) {
            return false;
        }
    }
}
