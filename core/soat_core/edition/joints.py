"""What stands in place of a line end when the lines of a paragraph are joined."""

from __future__ import annotations

from soat_core.structure.joints import Joint, joint

__all__ = ["Joint", "joint"]
