package org.pirqscope.cli.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Writes the members of a JSON object, one after the other. */
public final class Members {

    private final JsonWriter json;

    Members(JsonWriter json) {
        this.json = json;
    }

    /** A text, number, truth value or optional one; null or empty becomes null. */
    public Members put(String name, Object value) {
        return member(name, () -> value(value));
    }

    /** An array of such values. */
    public Members values(String name, Stream<?> values) {
        return member(name, () -> array(values.toList(), this::value));
    }

    /** An object. */
    public Members object(String name, Consumer<Members> members) {
        return member(name, () -> object(members));
    }

    /** An object that tells of a value; null where there is none. */
    public <T> Members object(String name, Optional<T> value, BiConsumer<Members, T> members) {
        return value.isEmpty() ? put(name, null) : object(name, inner -> members.accept(inner, value.get()));
    }

    /** An array of objects, one for each element. */
    public <T> Members objects(String name, Iterable<T> elements, BiConsumer<Members, T> members) {
        return member(name, () -> array(elements, each -> object(inner -> members.accept(inner, each))));
    }

    private Members member(String name, Part value) {
        try {
            json.name(name);
            value.write();
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void value(Object value) throws IOException {
        switch (value) {
            case null -> json.nullValue();
            case String text -> json.value(text);
            case Number number -> json.value(number);
            case Boolean flag -> json.value(flag);
            case OptionalInt number -> value(number.isPresent() ? number.getAsInt() : null);
            case Optional<?> some -> value(some.orElse(null));
            default -> throw new IllegalArgumentException("no JSON value: " + value);
        }
    }

    private <T> void array(Iterable<T> elements, Element<T> writer) throws IOException {
        json.beginArray();
        for (T element : elements) {
            writer.write(element);
        }
        json.endArray();
    }

    void object(Consumer<Members> members) throws IOException {
        json.beginObject();
        members.accept(this);
        json.endObject();
    }

    private interface Part {
        void write() throws IOException;
    }

    private interface Element<T> {
        void write(T element) throws IOException;
    }
}
