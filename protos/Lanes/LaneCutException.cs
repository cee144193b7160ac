namespace Robotics.Protos.Lanes;

/// <summary>A lane was cut: by the other side, by its end, or because what came over it made no sense.</summary>
internal sealed class LaneCutException(Exception? inner = null) : IOException("The lane is cut.", inner);
