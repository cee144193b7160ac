namespace Robotics.Core.Bodies;

/// <summary>A place that nothing of the arm may enter.</summary>
/// <param name="Name">For reports.</param>
/// <param name="Region">Base frame B, m.</param>
public sealed record ForbiddenBox(string Name, Box Region);
