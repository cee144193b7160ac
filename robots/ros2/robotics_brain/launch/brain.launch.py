"""Starts the brain; with simulated:=true the simulated robot too, in a process of its own."""

from launch import LaunchDescription
from launch.actions import DeclareLaunchArgument
from launch.conditions import IfCondition
from launch.substitutions import LaunchConfiguration, PathJoinSubstitution
from launch_ros.actions import Node
from launch_ros.substitutions import FindPackageShare

PACKAGE = "robotics_brain"


def generate_launch_description():
    parameters = PathJoinSubstitution([FindPackageShare(PACKAGE), "config", "brain.yaml"])
    return LaunchDescription([
        DeclareLaunchArgument("simulated", default_value="false", description="Serve the simulated arm as the robot."),
        DeclareLaunchArgument("scene", default_value="tabletop", description="The simulated scene."),
        DeclareLaunchArgument("seed", default_value="0", description="Seed of the simulated scene."),
        DeclareLaunchArgument("perception", default_value="truth", description="truth: tracks by id; detections: a detector's classes and poses."),
        DeclareLaunchArgument("params_file", default_value=parameters, description="Parameters of the nodes."),
        Node(
            package=PACKAGE,
            executable="robotics",
            name="robot",
            arguments=["sim", "serve", "--ros2", "--scene", LaunchConfiguration("scene"), "--seed", LaunchConfiguration("seed"),
                       "--detections", "0.003,0.01"],
            condition=IfCondition(LaunchConfiguration("simulated")),
            output="screen",
        ),
        Node(
            package=PACKAGE,
            executable="robotics",
            name="brain",
            arguments=["run", "--body", "ros2", "--wait-for-goals", "--perception", LaunchConfiguration("perception")],
            parameters=[LaunchConfiguration("params_file"), {"use_sim_time": LaunchConfiguration("simulated")}],
            output="screen",
        ),
    ])
