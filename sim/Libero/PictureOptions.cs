namespace Robotics.Sim.Libero;

/// <summary>How a LIBERO arm's pictures are taken.</summary>
/// <param name="Fast">
/// Without reflections and multisampling, with meshes whose details below a few millimetres are left out, and without drawing what is outside the picture:
/// several times faster in software, and a little different. Else as the original's.
/// </param>
/// <param name="Flipped">Whether pictures are mirrored left to right, as published evaluations give them to policies.</param>
internal readonly record struct PictureOptions(bool Fast = false, bool Flipped = false);
