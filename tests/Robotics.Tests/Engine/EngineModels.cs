using Robotics.Sim.Engine;

namespace Robotics.Tests.Engine;

/// <summary>Small models for the engine's tests.</summary>
internal static class EngineModels
{
    /// <summary>A two-link arm on a slide above a floor, and a loose box and ball.</summary>
    public const string Arm = """
        <mujoco>
          <compiler autolimits="true"/>
          <option timestep="0.002"/>
          <worldbody>
            <light pos="0 0 4"/>
            <camera name="top" pos="0 0 3" fovy="60"/>
            <geom name="floor" type="plane" size="2 2 0.1" rgba="0.2 0.3 0.4 1"/>
            <body name="base" pos="0 0 1">
              <joint name="lift" type="slide" axis="0 0 1" range="-0.5 0.5" damping="1"/>
              <geom type="capsule" fromto="0 0 0 0.3 0 0" size="0.04" mass="2"/>
              <body name="link" pos="0.3 0 0">
                <joint name="elbow" type="hinge" axis="0 1 0" damping="0.1"/>
                <geom type="capsule" fromto="0 0 0 0.3 0 0" size="0.03" mass="1"/>
                <site name="tip" pos="0.3 0 0" quat="0 0 0 1"/>
              </body>
            </body>
            <body name="crate" pos="-0.5 0 0.3"><freejoint name="crate"/><geom name="crate" type="box" size="0.1 0.1 0.1" mass="1"/></body>
            <body name="ball" pos="-0.5 0.02 0.6"><freejoint name="ball"/><geom name="ball" type="sphere" size="0.08" mass="0.5"/></body>
          </worldbody>
          <actuator><motor name="lift" joint="lift"/><motor name="elbow" joint="elbow" ctrlrange="-5 5"/></actuator>
        </mujoco>
        """;

    /// <summary>A box deep inside another: the contact that the work-around drops.</summary>
    public const string DeepBoxes = """
        <mujoco>
          <worldbody>
            <geom type="box" size="0.5 0.5 0.5"/>
            <body pos="0 0 0.4"><freejoint/><geom type="box" size="0.4 0.4 0.4"/></body>
          </worldbody>
        </mujoco>
        """;

    public static double[] Run(MujocoData data, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            data.Ctrl[0] = 25 + (5 * Math.Sin(0.01 * i));
            data.Ctrl[1] = Math.Cos(0.02 * i);
            data.Step();
        }

        double[] state = new double[data.StateLength];
        data.Save(state);
        return state;
    }
}
