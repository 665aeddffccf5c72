package org.pirqscope.cli.verb;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pirqscope.cli.json.VersionJson;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.ExitCode;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.cli.shell.Verb;
import org.pirqscope.cli.text.VersionText;
import org.pirqscope.machine.version.LinuxRules;
import org.pirqscope.machine.version.OtherGuests;
import org.pirqscope.machine.version.QemuRules;
import org.pirqscope.machine.version.Table;
import org.pirqscope.machine.version.XenRules;
import picocli.CommandLine.Model.CommandSpec;

/** {@code versions}: the version tables, or the row of one version. */
public final class VersionsVerb implements Verb {

    private static final List<Table> TABLES = List.of(LinuxRules.TABLE, QemuRules.TABLE, XenRules.TABLE);

    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(Option.text("--linux", "VERSION", "Shows the row of this kernel only."));
        spec.addOption(Option.text("--qemu", "VERSION", "Shows the row of this QEMU only."));
        spec.addOption(Option.text("--xen", "VERSION", "Shows the row of this Xen only."));
        spec.addOption(Option.json("Prints one JSON object for each table, or for each version asked for."));
        spec.usageMessage()
                .description(
                        "Prints how releases of Linux, QEMU and Xen differ, column by column, with the commit of "
                                + "each difference.",
                        "A VERSION is a number, a tag, or what uname -r, dmesg, dpkg -l, rpm -q, qemu-system-x86_64 "
                                + "--version or xl info print.",
                        OtherGuests.SENTENCE + ".")
                .customSynopsis("pirqscope versions [--linux VERSION] [--qemu VERSION] [--xen VERSION] [--json]")
                .footer(
                        "",
                        "JSON of a table: product, columns [name, title, source, allowed, unverified, "
                                + "nature (code, wording or assumption)], rows [label, note, values],"
                                + " unverified [what no column decides].",
                        "JSON of a version: product, version, reading (what the text leaves open), row, note, "
                                + "values {column: value}.");
    }

    @Override
    public int run(Arguments given, Terminal terminal) {
        // without a version: the tables
        boolean asked = false;
        for (Table table : TABLES) {
            Optional<String> version = given.text("--" + table.product().toLowerCase(Locale.ROOT));
            asked |= version.isPresent();
            version.ifPresent(typed -> one(table, typed, given.flag("--json"), terminal));
        }
        for (Table table : asked ? List.<Table>of() : TABLES) {
            all(table, given.flag("--json"), terminal);
        }
        return ExitCode.OK;
    }

    private static void one(Table table, String typed, boolean json, Terminal terminal) {
        if (json) {
            terminal.out().line(VersionJson.row(table.read(typed)));
        } else {
            new VersionText(terminal.out()).row(table.read(typed));
        }
    }

    private static void all(Table table, boolean json, Terminal terminal) {
        if (json) {
            terminal.out().line(VersionJson.table(table));
        } else {
            new VersionText(terminal.out()).table(table);
        }
    }
}
