package org.pirqscope.cli.input;

import java.util.List;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.Option;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.TypedText;
import org.pirqscope.machine.version.Versions;
import picocli.CommandLine.Model.CommandSpec;

/** The options that choose the versions of a run: {@code --linux}, {@code --qemu}, {@code --xen} and {@code --set}. */
public final class VersionArguments {

    private VersionArguments() {}

    /** Adds the four options to a verb. */
    public static void describe(CommandSpec spec) {
        spec.addOption(
                Option.text("--linux", "VERSION", "Another kernel than the scenario's: 4.10, 4.9.16, 2.6.37-rc4."));
        spec.addOption(Option.text("--qemu", "VERSION", "Another QEMU."));
        spec.addOption(Option.text("--xen", "VERSION", "Another Xen."));
        spec.addOption(Option.texts(
                "--set",
                "PRODUCT.COLUMN=VALUE",
                "Sets one column of a version row, as in linux.reuse=never;",
                "may be repeated. \"pirqscope versions\" prints them."));
    }

    /** The versions with what the user wants otherwise. @throws Refusal on a malformed setting */
    public static Versions apply(Arguments given, Versions versions) {
        Versions result = versions;
        result = given.text("--linux").map(result::withLinux).orElse(result);
        result = given.text("--qemu").map(result::withQemu).orElse(result);
        result = given.text("--xen").map(result::withXen).orElse(result);
        return set("--set", given.texts("--set"), result);
    }

    /**
     * The versions with columns set; those and their values are checked by the tables. @throws Refusal on a setting
     * that is none
     */
    static Versions set(List<String> settings, Versions versions) {
        return set("--set", settings, versions);
    }

    /**
     * The same of another option, such as {@code --after}. @throws Refusal on a setting that is none
     */
    public static Versions set(String option, List<String> settings, Versions versions) {
        Versions result = versions;
        for (String setting : settings) {
            int dot = setting.indexOf('.');
            int equals = setting.indexOf('=', dot + 1);
            if (dot < 1 || equals < dot + 2) {
                throw new Refusal(option + " \"" + TypedText.of(setting)
                        + "\": expected PRODUCT.COLUMN=VALUE such as linux.reuse=never");
            }
            result = result.with(
                    setting.substring(0, dot), setting.substring(dot + 1, equals), setting.substring(equals + 1));
        }
        return result;
    }
}
