package org.pirqscope.machine.version;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One column of one of the three rows, set to a value that it does not have. */
public record Setting(Table table, Column column, String from, String value) {

    /** Every value of every column that the versions have not, product by product in the order of the tables. */
    public static List<Setting> of(Versions versions) {
        return versions.rows().stream()
                .flatMap(row -> row.table().columns().stream()
                        .flatMap(column -> column.allowed().stream()
                                .filter(value -> !value.equals(row.value(column.name())))
                                .map(value -> new Setting(row.table(), column, row.value(column.name()), value))))
                .toList();
    }

    /** Those of {@link #of} that a patch could make: neither words nor what is assumed. */
    public static List<Setting> ofCode(Versions versions) {
        return of(versions).stream()
                .filter(setting -> setting.column().nature() == Column.Nature.CODE)
                .toList();
    }

    /** The versions with this column set. */
    public Versions applied(Versions versions) {
        return versions.with(table.product(), column.name(), value);
    }

    /** {@code linux.reuse}. */
    public String name() {
        return table.product().toLowerCase(Locale.ROOT) + "." + column.name();
    }

    /** {@code linux.reuse=never}, as {@code --set} takes it. */
    public String text() {
        return name() + "=" + value;
    }

    /** {@code linux.reuse: list -> never}. */
    public String difference() {
        return name() + ": " + from + " -> " + value;
    }

    /** The commit that first brought the value into a row of the table, where the table knows one. */
    public Optional<String> commit() {
        return table.rows().stream()
                .filter(row -> row.values().get(table.index(column.name())).equals(value))
                .flatMap(row -> row.introduction(column.name()).commit().stream())
                .findFirst();
    }
}
