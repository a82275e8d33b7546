"""Puts the program that build-wheel has laid out (the environment's MUGMOJI_STAGED) into a wheel of this platform."""

from __future__ import annotations

import os
import sysconfig
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ProgramHook(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        staged = os.environ.get("MUGMOJI_STAGED")
        if staged:
            platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
            build_data["pure_python"] = False
            build_data["tag"] = f"py3-none-{platform}"
            build_data["force_include"][staged] = "mugmoji/_program"
