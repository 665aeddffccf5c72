package org.pirqscope.session.document;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pirqscope.machine.version.QemuRules;
import org.pirqscope.machine.version.Table;
import org.pirqscope.machine.version.VersionException;
import org.pirqscope.machine.version.VersionRow;

/** The releases that the labels of a table's rows name; the label of a row says where it begins and ends. */
public final class Releases {

    private static final Pattern RELEASE = Pattern.compile("\\d+(?:\\.\\d+)+(?:-rc\\d+)?");

    private Releases() {}

    /** Those of the table, the oldest first. */
    public static List<String> of(Table table) {
        Set<String> releases = new LinkedHashSet<>();
        for (VersionRow row : table.rows()) {
            Matcher release = RELEASE.matcher(row.label());
            while (release.find()) {
                releases.add(release.group());
            }
        }
        if (table == QemuRules.TABLE) {
            releases.add("2.0");
        }
        return releases.stream()
                .filter(release -> known(table, release))
                .sorted(Comparator.comparing(release -> table.read(release).release()))
                .toList();
    }

    private static boolean known(Table table, String release) {
        try {
            table.row(release);
            return true;
        } catch (VersionException unknown) {
            return false;
        }
    }
}
