namespace Robotics.Tests.Ros2;

/// <summary>Tests with a robot in real time run alone: another test's joint states in the same domain, or its load, would be the robot's.</summary>
[CollectionDefinition(RosDomain.Robots, DisableParallelization = true)]
public sealed class RobotCollection;
