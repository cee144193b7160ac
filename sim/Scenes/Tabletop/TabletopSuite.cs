namespace Robotics.Sim.Scenes.Tabletop;

/// <summary>The tasks of the embedded tabletop.</summary>
public sealed class TabletopSuite(RobotDefinition robot) : SceneSuite(TabletopScene.Definition, robot);
