#!/usr/bin/env bash
# See to the programs outside Python and Node that the slow tests start: what is there is used, what is missing is
# installed on a Debian by root, and told anywhere else.
# scripts/programs.sh [browser] [paper] [language]; without a word all of them.
set -eu -o pipefail -f

# The package of Debian, what it is for, and how to see that it or something as good is there.
needed() {
    local group
    for group in "$@"; do
        case $group in
            browser)
                echo "chromium: program chromium chromium-browser google-chrome"
                echo "fonts-liberation: file /usr/share/fonts LiberationSans-Regular.ttf"
                echo "poppler-utils: program pdftotext"
                ;;
            paper)
                echo "libreoffice-writer-nogui: program soffice"
                echo "libreoffice-calc-nogui: file /usr/lib/libreoffice libsclo.so"
                echo "libpango-1.0-0: library libpango-1.0.so.0"
                echo "libpangoft2-1.0-0: library libpangoft2-1.0.so.0"
                echo "libharfbuzz-subset0: library libharfbuzz-subset.so.0"
                echo "fonts-dejavu-core: file /usr/share/fonts DejaVuSans.ttf"
                ;;
            language)
                echo "hunspell: program hunspell"
                echo "hunspell-nl: file /usr/share/hunspell nl*.dic"
                ;;
            *)
                echo "There is no group $group; the groups are browser, paper and language." >&2
                return 2
                ;;
        esac
    done
}

program() {
    local name
    for name in "$@"; do command -v "$name" >/dev/null && return 0; done
    return 1
}
library() { [ -n "$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null | grep -F "$1 ")" ]; }
file() { [ -n "$(find -L "$1" -name "$2" -print -quit 2>/dev/null)" ]; }

# The packages of which nothing is there, one a line.
missing() {
    local package look
    while IFS=: read -r package look; do
        $look || echo "$package"
    done <<<"$list"
}

[ "$#" -gt 0 ] || set -- browser paper language
list=$(needed "$@")
packages=$(missing)
[ -n "$packages" ] || exit 0
wanted=$(echo $packages) # on one line
if [ "$(id -u)" -ne 0 ] || ! program apt-get; then
    echo "Missing: $wanted (the names of Debian). As root on a Debian: apt-get install -y --no-install-recommends $wanted" >&2
    exit 1
fi
echo "Installing $wanted"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -qq -y --no-install-recommends $packages >/dev/null
packages=$(missing)
[ -z "$packages" ] || { echo "Still missing after the installation:" $packages >&2; exit 1; }
