package org.pirqscope.evidence.patch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A patch of invented lines, as the ways of mails write it. */
public final class PatchText {

    private final String subject;
    private final List<String> prose = new ArrayList<>();
    private final List<String> diff = new ArrayList<>();

    private PatchText(String subject) {
        this.subject = subject;
    }

    public static PatchText of(String subject) {
        return new PatchText(subject);
    }

    /** A line of the message. */
    public PatchText says(String line) {
        prose.add(line);
        return this;
    }

    /** A file whose hunks follow. */
    public PatchText file(String path) {
        diff.add("diff --git a/" + path + " b/" + path);
        diff.add("index 0123456..789abcd 100644");
        diff.add("--- a/" + path);
        diff.add("+++ b/" + path);
        return this;
    }

    /** A hunk; each line begins with its sign. */
    public PatchText hunk(String section, String... lines) {
        long old = List.of(lines).stream().filter(line -> !line.startsWith("+")).count();
        long now = List.of(lines).stream().filter(line -> !line.startsWith("-")).count();
        diff.add("@@ -100," + old + " +100," + now + " @@ " + section);
        diff.addAll(List.of(lines));
        return this;
    }

    private List<String> body() {
        List<String> body = new ArrayList<>(prose);
        body.add("---");
        body.addAll(diff);
        return body;
    }

    /** As git format-patch writes it. */
    public String plain() {
        return "From 1234567890abcdef1234567890abcdef12345678 Mon Sep 17 00:00:00 2001\n"
                + "From: A. Writer <a@example.org>\n"
                + "Date: Fri, 13 Jan 2017 15:07:00 -0500\nSubject: [PATCH] " + subject + "\n\n"
                + String.join("\n", body()) + "\n-- \n2.9.3\n\n";
    }

    /** A reply that quotes it so deep, with a remark of its own behind every third line. */
    public String reply(int depth) {
        StringBuilder text = new StringBuilder("From: B. Reader <b@example.org>\nTo: list@example.org\n"
                + "Subject: Re: [PATCH v2 3/7] " + subject
                + "\nDate: Fri, 13 Jan 2017 16:49:40 -0500\n\nOn 01/13/2017 03:07 PM, A. Writer wrote:\n");
        int count = 0;
        for (String line : body()) {
            text.append(">".repeat(depth))
                    .append(line.isEmpty() ? "" : " ")
                    .append(line)
                    .append('\n');
            if (++count % 3 == 0) {
                text.append("\nWhy so?\n\n");
            }
        }
        return text.toString();
    }

    /** As a web archive shows a reply: no header, and blanks at the begin of lines are lost. */
    public String web() {
        return "Re: [PATCH] " + subject + "\n\nFrom: B. Reader\nDate: Fri Jan 13 2017 - 16:49:40 EST\n\n\n"
                + "On 01/13/2017 03:07 PM, A. Writer wrote:\n"
                + body().stream()
                        .map(line -> line.startsWith(" ") ? line.strip() : line)
                        .map(line -> line.isEmpty() ? ">" : "> " + line)
                        .collect(Collectors.joining("\n"));
    }

    /** As a mail with encoded lines. */
    public String quotedPrintable() {
        return "From: A. Writer <a@example.org>\nTo: list@example.org\nSubject: =?utf-8?q?=5BPATCH=5D?= " + subject
                + "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
                + "Content-Transfer-Encoding: quoted-printable\n\n"
                + body().stream().map(PatchText::encoded).collect(Collectors.joining("\n"));
    }

    private static String encoded(String line) {
        String escaped = line.replace("=", "=3D").replace("\t", "=09");
        String ended = escaped.endsWith(" ") ? escaped.substring(0, escaped.length() - 1) + "=20" : escaped;
        return ended.length() > 40 ? ended.substring(0, 30) + "=\n" + ended.substring(30) : ended;
    }

    /** Read as one patch. */
    public static Patch read(String text) {
        return PatchReader.read("t", text.getBytes(StandardCharsets.UTF_8)).getFirst();
    }
}
