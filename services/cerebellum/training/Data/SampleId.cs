namespace Robotics.Training.Data;

/// <summary>Which sample of which set.</summary>
internal readonly record struct SampleId(int Set, int Sample);
