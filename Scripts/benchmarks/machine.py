"""What the figures were measured on and with."""
import os
import platform
import subprocess


def machine(faqcms):
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    return [
        ["CPU", f"{cpu_model()}, {os.cpu_count()} cores"],
        ["memory", f"{memory:.1f} GiB"],
        ["kernel", f"{platform.system()} {platform.release()}"],
        ["faqcms", first_line([faqcms, "--version"]).removeprefix("faqcms ")],
        ["sqlite3", first_line(["sqlite3", "--version"]).split(" ")[0]],
        ["git", first_line(["git", "--version"]).removeprefix("git version ")],
        ["gcc", first_line(["gcc", "--version"]).removeprefix("gcc ")],
    ]


def cpu_model():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        models = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
    return models[0] if models else platform.machine()


def first_line(command):
    try:
        result = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return "not found"
    return (result.stdout.splitlines() or [""])[0]


def load():
    return "load average " + ", ".join(f"{value:.2f}" for value in os.getloadavg())
