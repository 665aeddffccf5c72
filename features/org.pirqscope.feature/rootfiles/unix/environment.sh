# Sourced by the start scripts and by the build: which Java to use, and whether a window can be opened.

# Sets java_home to a Java of at least the version $1 that has bin/$2, and java_version to what it calls itself.
# JAVA_HOME wins, then the one on the PATH, then the newest one of the system.
find_java() {
    java_home='' java_version=''
    on_path=$(command -v "$2" 2>/dev/null) || on_path=''
    if [ -n "$on_path" ]; then
        on_path=$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")
        on_path=${on_path%/bin/*}
    fi
    for candidate in "${JAVA_HOME:-}" "$on_path"; do
        if java_is_at_least "$1" "$candidate" "$2"; then
            java_home=$candidate java_version=$version
            return 0
        fi
    done
    newest=0
    for candidate in /usr/lib/jvm/* /usr/java/* /opt/* /opt/java/* "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if [ ! -L "$candidate" ] && java_is_at_least "$1" "$candidate" "$2" && [ "$major" -gt "$newest" ]; then
            java_home=$candidate java_version=$version newest=$major
        fi
    done
    [ -n "$java_home" ]
}

# Reads the version of the Java in $2 out of its file `release`, without starting anything; sets version and major.
java_is_at_least() {
    [ -n "$2" ] && [ -x "$2/bin/$3" ] && [ -r "$2/release" ] || return 1
    version='' major=0
    while IFS='=' read -r name value; do
        value=${value#\"} value=${value%\"}
        case $name in
            JAVA_VERSION) major=${value%%[!0-9]*} ;;
            JAVA_RUNTIME_VERSION | IMPLEMENTOR_VERSION) version="$version $value" ;;
        esac
    done <"$2/release"
    [ "${major:-0}" -ge "$1" ]
}

# True where a display is named and nothing says that it is not there.
has_display() {
    [ "$(uname -s)" != Darwin ] || return 0
    [ -z "${WAYLAND_DISPLAY:-}" ] || return 0
    case ${DISPLAY:-} in
        '') return 1 ;;
        :*)
            screen=${DISPLAY#:}
            [ ! -d /tmp/.X11-unix ] || [ -S "/tmp/.X11-unix/X${screen%%.*}" ]
            ;;
    esac
}

has_gtk() {
    [ "$(uname -s)" = Linux ] || return 0
    for library in /usr/lib/*/libgtk-3.so.0 /usr/lib/libgtk-3.so.0 /usr/lib64/libgtk-3.so.0 /lib/*/libgtk-3.so.0; do
        [ ! -e "$library" ] || return 0
    done
    return 1
}

# Java takes the encoding of file names from the locale. Where that is ASCII, as with LC_ALL=C, another one is used for it, and
# PIRQSCOPE_LOCALE keeps what the user's terminal has. False where the system has no UTF-8 locale.
use_utf8_names() {
    case $(locale charmap 2>/dev/null) in
        ANSI_X3.4-1968 | US-ASCII | 646) ;;
        *) return 0 ;;
    esac
    [ "$(LC_ALL=C.UTF-8 locale charmap 2>/dev/null)" = UTF-8 ] || return 1
    PIRQSCOPE_LOCALE=${LC_ALL:-${LC_CTYPE:-${LANG:-C}}}
    LC_ALL=C.UTF-8
    export PIRQSCOPE_LOCALE LC_ALL
}

only_ascii() {
    [ -z "$(printf %s "$1" | LC_ALL=C tr -d '\000-\177')" ]
}

# Whether the name $1 is text in the encoding that Java reads names in.
names_text() {
    only_ascii "$1" || ! command -v iconv >/dev/null || printf %s "$1" | iconv -f "$(locale charmap)" -t UTF-8 >/dev/null 2>&1
}
